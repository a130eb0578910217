// In: the query string of an address. Out: its parameters as strings, or lists of strings where repeated.
// Never nests (`a[b]=c` is a parameter called `a[b]`) and never fails on bad percent signs.

export type QueryParameters = Readonly<Record<string, string | readonly string[]>>;

export function parseQueryString(queryString: string | null | undefined): QueryParameters {
  const parameters: Record<string, string | string[]> = Object.create(null);
  for (const [name, value] of new URLSearchParams(queryString ?? '')) {
    const earlier = parameters[name];
    if (earlier === undefined) parameters[name] = value;
    else if (Array.isArray(earlier)) earlier.push(value);
    else parameters[name] = [earlier, value];
  }
  return parameters;
}

/** The parameter's first value; '' when it is not given. */
export function firstValue(parameters: QueryParameters, name: string): string {
  const value = parameters[name];
  if (value === undefined) return '';
  return typeof value === 'string' ? value : (value[0] ?? '');
}

/** Every value of the parameter that is not empty. */
export function allValues(parameters: QueryParameters, name: string): readonly string[] {
  return [parameters[name] ?? []].flat().filter((value) => value !== '');
}
