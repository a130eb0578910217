// The dictionary files of opencc-js carry no types of their own.
declare module 'opencc-js/dict/TSCharacters' {
  /** `traditional simplified[ simplified…]` entries joined by `|`. */
  const entries: string;
  export default entries;
}
