// In: a keyboard event or an element. Out: whether somebody is writing text, or an input method is at work.

/** Chromium before 67 of some makers, and Safari, tell only by the key code that a key went to the input method. */
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
