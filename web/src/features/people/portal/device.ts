const BROWSERS: [RegExp, string][] = [
  [/MicroMessenger\//, 'WeChat'],
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
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

const first = (found: [RegExp, string][], agent: string): string => found.find(([sign]) => sign.test(agent))?.[1] ?? '';

/** "Chrome · Windows", from what a browser says of itself; empty when it says nothing known. */
export const deviceOf = (agent: string): string => [first(BROWSERS, agent), first(SYSTEMS, agent)].filter(Boolean).join(' · ');
