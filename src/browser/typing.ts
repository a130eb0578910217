// In: a keyboard event or an element. Out: whether somebody is writing text, or an input method is at work.

/** What browsers give as the code of a key that went to the input method; some say so where `isComposing` does not. */
const KEY_OF_INPUT_METHOD = 229;
const NOT_WRITTEN_IN = ['button', 'checkbox', 'radio', 'submit', 'reset', 'image'];

export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === KEY_OF_INPUT_METHOD;
}

export function isWrittenIn(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !NOT_WRITTEN_IN.includes(target.type);
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLElement && target.isContentEditable;
}
