// In: measured numbers. Out: as people read them: three digits at most that mean something, with a unit.

const digits = (value: number): string => {
  if (value >= 100) return Math.round(value).toLocaleString('en-US');
  return value.toPrecision(value >= 10 ? 3 : 2);
};

export const milliseconds = (ms: number): string => (Number.isFinite(ms) ? `${digits(ms)} ms` : '—');

export const seconds = (s: number): string => (s < 1 ? milliseconds(s * 1000) : `${digits(s)} s`);

export function size(bytes: number): string {
  const megabytes = bytes / 2 ** 20;
  return megabytes >= 1024 ? `${digits(megabytes / 1024)} GB` : `${digits(megabytes)} MB`;
}

export const count = (value: number): string => value.toLocaleString('en-US');
