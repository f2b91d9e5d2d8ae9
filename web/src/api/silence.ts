import { Problem } from './problem';

/** The line is not cut, but nothing comes back: for whoever waits it is the same, yet asking once more at once only doubles the wait. */
export class Silence extends Problem {
  constructor() {
    super({ status: 0, code: 'offline' });
  }
}

/** What was asked, or `Silence` where nothing has come back within so long. */
export async function within<Result>(ms: number, asked: Promise<Result>): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Silence()), ms)));
  return Promise.race([asked, silence]).finally(() => clearTimeout(timer));
}
