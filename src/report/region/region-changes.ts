// In: nothing. Out: divisions that the data set lacks or still lists, and names that reports use for merged or renamed ones.
// Kept by hand from the Ministry of Civil Affairs' notices; a place that is gone maps to the one that took it over.

/** Code and name of divisions that the data set lacks or has under an older name. */
export const ADDED_REGIONS: readonly (readonly [code: string, name: string])[] = [
  ['232761', '加格达奇区'],
  ['232762', '松岭区'],
  ['232763', '新林区'],
  ['232764', '呼中区'],
  ['460321', '西沙区'],
  ['460322', '南沙区'],
  ['540422', '米林市'],
  ['540530', '错那市'],
  ['659012', '白杨市'],
];

/** Codes that the data set lists beside the code that replaced them. */
export const REPLACED_CODES: ReadonlyMap<string, string> = new Map([
  ['330103', '330105'],
  ['330104', '330102'],
  ['350402', '350404'],
  ['350403', '350404'],
  ['350427', '350405'],
  ['350625', '350605'],
  ['350681', '350604'],
  ['410322', '410308'],
  ['410381', '410307'],
  ['431121', '431181'],
  ['450127', '450181'],
  ['513425', '513402'],
  ['520522', '520581'],
  ['532331', '532302'],
  ['610322', '610305'],
  ['610928', '610981'],
  ['654223', '654203'],
]);

/** Former name and the code of the division that took it over. */
export const FORMER_REGIONS: readonly (readonly [formerName: string, code: string])[] = [
  ['崇文区', '110101'],
  ['宣武区', '110102'],
  ['静海县', '120118'],
  ['宁河县', '120117'],
  ['蓟县', '120119'],
  ['闸北区', '310106'],
  ['卢湾区', '310101'],
  ['南汇区', '310115'],
  ['崇明县', '310151'],
  ['米林县', '540422'],
  ['错那县', '540530'],
  ['莱芜市', '370116'],
  ['章丘市', '370114'],
  ['济阳县', '370115'],
  ['即墨市', '370215'],
  ['高陵县', '610117'],
  ['开县', '500154'],
  ['梁平县', '500155'],
  ['武隆县', '500156'],
  ['达县', '511703'],
];
