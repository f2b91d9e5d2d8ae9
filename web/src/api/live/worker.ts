/** The SharedWorker: all pages of this browser share its one poller. */
import { askForChanges } from './ask';
import { Switchboard, type Word } from './switchboard';

const switchboard = new Switchboard(askForChanges);

addEventListener('connect', (event) => {
  const port = (event as MessageEvent).ports[0];
  if (port === undefined) return;
  port.onmessage = (message: MessageEvent<Word>) => switchboard.hear(port, message.data);
});
