/** A text cut into stretches, those that fit one of the words marked. */
export type Part = { text: string; fits: boolean };

const special = /[.*+?^${}()|[\]\\]/g;

/** Where the words of what was asked stand in a text, whatever their case. */
export function partsOf(text: string, asked: string): Part[] {
  const words = asked.split(/\s+/).filter(Boolean);
  if (words.length === 0) return [{ text, fits: false }];
  const any = new RegExp(`(${words.map((word) => word.replace(special, '\\$&')).join('|')})`, 'giu');
  return text
    .split(any)
    .map((part, at) => ({ text: part, fits: at % 2 === 1 }))
    .filter((part) => part.text !== '');
}

/** Whether every word of what was asked is in the text. */
export function fits(text: string, asked: string): boolean {
  const low = text.toLowerCase();
  return asked.toLowerCase().split(/\s+/).filter(Boolean).every((word) => low.includes(word));
}
