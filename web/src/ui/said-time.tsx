import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';
import { ago, exact, moment } from '@/lib/time';

/** "12 分钟前", exact on hover. */
export function Ago({ at }: { at: string }) {
  const [now, reader] = [useNow(), useReader()];
  const when = new Date(at);
  return (
    <time dateTime={at} title={exact(when, reader)}>
      {ago(when, now, reader)}
    </time>
  );
}

/** "今天 14:17", exact on hover. */
export function Moment({ at }: { at: string }) {
  const [now, reader] = [useNow(), useReader()];
  const when = new Date(at);
  return (
    <time dateTime={at} title={exact(when, reader)}>
      {moment(when, now, reader)}
    </time>
  );
}
