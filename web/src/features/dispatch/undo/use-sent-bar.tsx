import { App } from 'antd';

import { SentLine } from './sent-line';

export type Told = { order: { key: string; number: number }; decision: string; text: string };

const KEY = 'dispatch sent';
/** So long it can be undone by a press; the server allows a minute, for lines are slow. */
const SECONDS = 10;

/** Says who was just sent, with an undo; the next one sent takes its place. */
export function useSentBar(): (told: Told) => void {
  const { message } = App.useApp();
  return (told) => {
    const say = (type: 'success' | 'error', content: string): void => void message.open({ key: KEY, type, content });
    void message.open({ key: KEY, type: 'success', duration: SECONDS, content: <SentLine key={told.decision} told={told} onDone={(text) => say('success', text)} onRefused={(text) => say('error', text)} /> });
  };
}
