import { useTranslation } from 'react-i18next';

import { Icon, type IconName } from '@/ui/icon';
import unseen from '@/ui/unseen.module.css';

import type { Order } from './queries';
import { useStepWords } from './use-step-words';
import { useWhen } from './when';
import styles from './way.module.css';

type Step = Order['steps'][number];
type Pause = Order['pauses'][number];

const ICONS: Record<Step['step'], IconName> = {
  triage: 'inbox',
  assign: 'user',
  travel: 'truck',
  diagnose: 'eye',
  work: 'wrench',
  verify: 'check',
  follow_up: 'note',
};

/** The five steps from top to bottom, with names and times; a wait is a smaller, dashed one between them. */
export function Way({ order }: { order: Order }) {
  const { t } = useTranslation();
  const when = useWhen();
  const waits = [...order.pauses, ...(order.wait ? [order.wait] : [])];
  const remote = order.steps.some((step) => step.step === 'diagnose');
  const items = order.steps.flatMap((step) => [
    <StepLine key={step.step} order={order} step={step} remote={remote} />,
    ...(step.step === 'triage' && order.reopened_at
      ? [<Between key="reopened" icon="sort" title={t('portal.way.reopened')} time={when.moment(order.reopened_at)} text={t('portal.way.reopenedText')} />]
      : []),
    ...waits.filter((pause) => pause.after === step.step).map((pause) => <PauseLine key={pause.since_at} pause={pause} />),
  ]);
  const first = waits.filter((pause) => !order.steps.some((step) => step.step === pause.after));
  return (
    <ol className={styles['way']}>
      {first.map((pause) => (
        <PauseLine key={pause.since_at} pause={pause} />
      ))}
      {items}
    </ol>
  );
}

function StepLine({ order, step, remote }: { order: Order; step: Step; remote: boolean }) {
  const { t } = useTranslation();
  const { text, time } = useStepWords(order, step);
  const name = step.step === 'work' && remote ? 'handle' : step.step;
  return (
    <li className={`${styles['step']} ${styles[step.state]}`} aria-current={step.state === 'now' ? 'step' : undefined}>
      <span className={styles['mark']}>
        {step.state === 'done' && <Icon name="check" />}
        {step.state === 'now' && <Icon name={ICONS[step.step]} />}
      </span>
      <div className={styles['body']}>
        <div className={styles['head']}>
          <b>
            {t(`portal.step.${name}`)}
            <span className={unseen['unseen']}>{t(`portal.step.${step.state}`)}</span>
          </b>
          {time && <span className={styles['time']}>{time}</span>}
        </div>
        {text && <p>{text}</p>}
      </div>
    </li>
  );
}

function PauseLine({ pause }: { pause: Pause }) {
  const { t } = useTranslation();
  const when = useWhen();
  const over = pause.ended_at !== null;
  const time = over
    ? t('portal.way.span', { from: when.moment(pause.since_at), until: when.moment(pause.ended_at ?? '') })
    : pause.until_at
      ? t('portal.way.waitUntil', { time: when.moment(pause.until_at) })
      : t('portal.way.waitSince', { time: when.moment(pause.since_at) });
  const text = over ? t(`portal.way.waitPast.${pause.reason}`) : t(`portal.way.waitText.${pause.reason}`);
  return <Between icon="pause" title={t(`portal.way.wait.${pause.reason}`)} time={time} text={text} present={!over} />;
}

function Between({ icon, title, time, text, present = false }: { icon: IconName; title: string; time: string; text: string; present?: boolean }) {
  return (
    <li className={`${styles['step']} ${styles['between']} ${present ? styles['present'] : ''}`}>
      <span className={styles['mark']}>
        <Icon name={icon} size={14} />
      </span>
      <div className={styles['body']}>
        <div className={styles['head']}>
          <b>{title}</b>
          <span className={styles['time']}>{time}</span>
        </div>
        <p>{text}</p>
      </div>
    </li>
  );
}
