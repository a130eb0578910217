// In: a box for the name of a place, in a form that narrows a list. Out: the same box, with the places that hold reports offered as somebody types.
// Loaded when it is first used. Its address says which search is to be narrowed; a choice sends the form.

import { askServer, offerWhileTyping } from './suggestions.ts';

interface Place {
  /** Its code. */
  readonly value: string;
  /** `浙江省›宁波市›宁海县`. */
  readonly label: string;
  readonly count: number;
}

export function offerPlaces(input: HTMLInputElement): void {
  const { form } = input;
  const { places: placesUrl } = input.dataset;
  if (!form || !placesUrl) return;
  offerWhileTyping(input, form, {
    name: '地区',
    choicesFor: async (q) => {
      const address = new URL(placesUrl, window.location.href);
      address.searchParams.set('q', q);
      const answer = await askServer<{ regions: readonly Place[] }>(address.href);
      const places = answer === null ? [] : answer.regions;
      return places.map(({ value, label, count }) => {
        const chain = label.split('›');
        const own = chain.pop() || label;
        return {
          text: own,
          note: [chain.join('›'), `${count} 段`].filter((part) => part !== '').join(' · '),
          pick: () => {
            input.value = value;
            form.submit();
          },
        };
      });
    },
  });
  // What was typed while this was loading is offered for, too.
  if (input.value !== input.defaultValue) input.dispatchEvent(new Event('input'));
}
