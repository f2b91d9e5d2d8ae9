import { askForChanges } from './ask';
import type { News } from './poller';
import { HERE_MS, Switchboard, type Port, type Word } from './switchboard';

/** Follow what changes for this reader, from `cursor` on if there is one, until the returned function is called. */
export function follow(reader: string, hear: (news: News) => void, cursor?: string): () => void {
  const say = connect(hear);
  const seen = (): boolean => document.visibilityState === 'visible';
  const here = (): void => say({ type: 'here', seen: seen() });
  const bye = (): void => say({ type: 'bye' });
  const hello = (): void => say({ type: 'hello', reader, seen: seen(), cursor });
  const back = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) hello();
  };

  hello();
  const beat = setInterval(() => seen() && here(), HERE_MS);
  document.addEventListener('visibilitychange', here);
  addEventListener('pagehide', bye);
  addEventListener('pageshow', back); // from the browser's memory of pages
  return () => {
    clearInterval(beat);
    document.removeEventListener('visibilitychange', here);
    removeEventListener('pagehide', bye);
    removeEventListener('pageshow', back);
    bye();
  };
}

/** A switchboard shared by all windows where the browser has SharedWorkers, else one of this page's own. */
function connect(hear: (news: News) => void): (word: Word) => void {
  if (typeof SharedWorker === 'undefined') {
    const own = new Switchboard(askForChanges);
    const port: Port = { postMessage: hear };
    return (word) => own.hear(port, word);
  }
  const worker = new SharedWorker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'aftersales-live' });
  worker.port.onmessage = (message: MessageEvent<News>) => hear(message.data);
  return (word) => worker.port.postMessage(word);
}
