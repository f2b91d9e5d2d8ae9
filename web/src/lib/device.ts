/** Names of products as their makers write them; they are the same in every language. */
const BROWSERS: [RegExp, string][] = [
  [/MicroMessenger\//, 'WeChat'],
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\/|Chromium\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: [RegExp, string][] = [
  [/HarmonyOS/, 'HarmonyOS'],
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

const first = (names: [RegExp, string][], text: string): string => names.find(([mark]) => mark.test(text))?.[1] ?? '';

/** Which browser on which system, from what a browser says of itself; empty where it says nothing known. */
export const deviceOf = (agent: string): { browser: string; system: string } => ({ browser: first(BROWSERS, agent), system: first(SYSTEMS, agent) });

/** "Chrome · Windows", where there is no room for a sentence. */
export function deviceName(agent: string): string {
  const { browser, system } = deviceOf(agent);
  return [browser, system].filter(Boolean).join(' · ');
}
