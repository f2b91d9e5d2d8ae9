import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';

import { nameFor, useReader } from '@/lib/reader';
import { Button } from '@/ui/button';
import { Said as SaidBox } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';
import { Moment } from '@/ui/said-time';
import { sizes } from '@/ui/theme';

import { OrderFiles } from '../order-files';
import type { Beside } from './item-field';
import { DeskPhotos } from './desk-photos';
import styles from './list-drawer.module.css';
import { ListForm } from './list-form';
import { Followed } from './lists-card';
import { Progress, useStandingWords } from './progress';
import { lastOf, nothing, standing } from './reckon';
import type { Answer, Checklist, Checklists, Item } from './types';
import type { Filling } from './use-filling';
import { useWhy } from './use-why';

type Props = { order: string; list: Checklist; may: Pick<Checklists, 'may_fill' | 'may_report'>; filling: Filling; onClose: () => void };

/** One list at the desk: the same form as on the phone, with who said what and when. */
export function ListDrawer({ order, list, may, filling, onClose }: Props) {
  const { t } = useTranslation();
  const { language } = useReader();
  const [words, standingWords, why] = [useProblemWords(), useStandingWords(), useWhy()];
  const last = lastOf(list.answers);
  const stands = standing(list.items, last);
  const fills = may.may_fill && list.withdrawn_at === null;
  const beside: Beside = {
    photos: (item, said) => (
      <DeskPhotos
        keys={said?.files ?? []}
        onFiles={fills && item.kind === 'photo' ? (files) => void filling.answer(list, item, { ...nothing(), note: said?.note ?? '', files }) : undefined}
      />
    ),
    failed: (item) => (
      <div>
        <Followed list={list} item={item} may={fills && may.may_report} filling={filling} />
      </div>
    ),
    history: (item) => <History list={list} item={item} />,
  };
  return (
    <Drawer open onClose={onClose} size={parseInt(sizes.sheet) * 1.2} title={<span dir="auto">{nameFor(language, list)}</span>} closable={{ 'aria-label': t('checks.close') }}>
      <div className={styles['body']}>
        <p className={styles['soft']}>
          {[list.visit ? t('checks.ofVisit', { n: list.visit.number }) : t('checks.ofOrder'), t('checks.version', { n: list.number }), why(list)].join(' · ')}
        </p>
        <Progress of={stands} />
        <p className={styles['stands']}>
          <b>{t('checks.progress', { done: stands.answered, total: stands.visible.length })}</b> {list.withdrawn_at === null ? standingWords(stands) : t('checks.withdrawn')}
        </p>
        {fills && list.why.includes('hand') && (
          <Button size="small" busy={filling.asking === list.key} onClick={() => void filling.putAway(list)}>
            {t('checks.putAway')}
          </Button>
        )}
        {!fills && list.withdrawn_at === null && <p className={styles['soft']}>{t('checks.readOnly')}</p>}
        {filling.trouble !== undefined && <SaidBox>{t('checks.notSaved', { why: words(filling.trouble) })}</SaidBox>}
        <OrderFiles order={order}>
          <ListForm items={list.items} sections={list.sections} last={last} onAnswer={fills ? (item, value) => void filling.answer(list, item, value) : undefined} beside={beside} />
        </OrderFiles>
      </div>
    </Drawer>
  );
}

/** Who answered and when, and what had been said before. */
function History({ list, item }: { list: Checklist; item: Item }) {
  const { t } = useTranslation();
  const answers = list.answers.filter((one) => one.item === item.key).toReversed();
  const [now, ...before] = answers;
  if (now === undefined) return null;
  return (
    <div className={styles['history']}>
      <Who answer={now} />
      {before.length > 0 && (
        <details>
          <summary>{t('checks.changed', { count: before.length })}</summary>
          <ul aria-label={t('checks.history')}>
            {before.map((one) => (
              <li key={`${one.at} ${one.recorded_at}`}>
                <SaidWords item={item} answer={one} /> · <Who answer={one} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Who({ answer }: { answer: Answer }) {
  const { t } = useTranslation();
  return (
    <span>
      {answer.by?.name ?? t('timeline.product')} <Moment at={answer.at} />
    </span>
  );
}

/** An answer in a few words. */
function SaidWords({ item, answer }: { item: Item; answer: Answer }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const option = item.options.find((one) => one.key === answer.choice);
  const choice = option ? nameFor(language, option) : answer.choice === 'passed' || answer.choice === 'failed' || answer.choice === 'na' ? t(`checks.verdict.${answer.choice}`) : '';
  const measured = answer.number === null ? '' : `${answer.number} ${item.unit}`.trim();
  const files = answer.files.length > 0 ? t('facts.FilesAttached', { count: answer.files.length }) : '';
  const told = [choice, measured, answer.text, files, answer.note].filter(Boolean).join(' · ');
  return <span dir="auto">{told || t('checks.emptied')}</span>;
}
