import { useEffect, useId, useRef, useState, type PointerEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';
import { useDoing } from '@/ui/use-doing';

import styles from './signature.module.css';
import type { Item, Value } from './types';

type Sign = (item: Item, picture: Blob, name: string) => Promise<void>;
type Props = { item: Item; value: Value; picture: ReactNode; onSign: Sign | undefined };

/** Who signed, and the way to sign: drawn with a finger, kept as a picture. */
export function SignatureField({ item, value, picture, onSign }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const signed = value.files.length > 0;
  return (
    <>
      {signed && picture}
      {signed && value.text && <p className={styles['who']}>{t('checks.signedBy', { name: value.text })}</p>}
      {!onSign && !signed && <p className={styles['who']}>{t('checks.signOnPhone')}</p>}
      {onSign && (
        <Button size="big" className={styles['open']} onClick={() => setOpen(true)}>
          <Icon name="pen" size={20} />
          {t(signed ? 'checks.signAgain' : 'checks.sign')}
        </Button>
      )}
      {open && onSign && <SignaturePad name={value.text} onClose={() => setOpen(false)} onSign={(blob, name) => onSign(item, blob, name)} />}
    </>
  );
}

type PadProps = { name: string; onClose: () => void; onSign: (picture: Blob, name: string) => Promise<void> };

/** The pad over the whole page. A stroke is a line of a pen; what is kept is black on white, whatever the theme. */
function SignaturePad({ name, onClose, onSign }: PadProps) {
  const { t } = useTranslation();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [who, setWho] = useState(name);
  const [drawn, setDrawn] = useState(false);
  const [wrong, setWrong] = useState(false);
  const words = useProblemWords();
  const { busy, trouble, act } = useDoing(sign, onClose);
  useEffect(() => {
    if (dialog.current !== null && !dialog.current.open) dialog.current.showModal();
    if (canvas.current !== null) clean(canvas.current);
  }, []);

  function draw(event: PointerEvent<HTMLCanvasElement>): void {
    const pen = canvas.current?.getContext('2d');
    if (!pen || event.buttons === 0) return;
    const spot = at(event);
    if (event.type === 'pointerdown') {
      event.currentTarget.setPointerCapture(event.pointerId);
      pen.beginPath();
      pen.moveTo(spot.x, spot.y);
    }
    pen.lineTo(spot.x, spot.y);
    pen.stroke();
    setDrawn(true);
    setWrong(false);
  }

  async function sign(): Promise<void> {
    const picture = await pictureOf(canvas.current);
    if (picture === null) throw new Error('the canvas gave no picture');
    await onSign(picture, who.trim());
  }

  return (
    <dialog
      ref={dialog}
      className={styles['pad']}
      aria-labelledby={`${id}-title`}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={`${id}-title`}>{t('checks.signTitle')}</h2>
      <canvas ref={canvas} className={styles['canvas']} aria-label={t('checks.signHere')} role="img" onPointerDown={draw} onPointerMove={draw} />
      <p className={wrong ? styles['wrong'] : styles['hint']} role={wrong ? 'alert' : undefined}>
        {t(wrong ? 'checks.signFirst' : 'checks.signHere')}
      </p>
      <label className={styles['name']}>
        {t('checks.signName')}
        <input value={who} maxLength={100} dir="auto" autoComplete="off" onChange={(event) => setWho(event.target.value)} />
      </label>
      {trouble !== undefined && <Said>{words(trouble)}</Said>}
      <div className={styles['answer']}>
        <Button look="primary" size="big" busy={busy} onClick={() => (drawn ? void act() : setWrong(true))}>
          {t('checks.signKeep')}
        </Button>
        <Button
          size="big"
          onClick={() => {
            if (canvas.current) clean(canvas.current);
            setDrawn(false);
          }}
        >
          {t('checks.signClear')}
        </Button>
        <Button look="quiet" size="big" onClick={onClose}>
          {t('checks.notNow')}
        </Button>
      </div>
    </dialog>
  );
}

const PAPER = 'white';
const INK = 'black';
const PEN = 2.5;

/** White paper of the size it is shown in, as sharp as the screen. */
function clean(canvas: HTMLCanvasElement): void {
  const pen = canvas.getContext('2d');
  if (!pen) return;
  const scale = Math.min(2, devicePixelRatio || 1);
  canvas.width = Math.max(1, canvas.clientWidth) * scale;
  canvas.height = Math.max(1, canvas.clientHeight) * scale;
  pen.scale(scale, scale);
  pen.fillStyle = PAPER;
  pen.fillRect(0, 0, canvas.clientWidth, canvas.clientHeight);
  pen.strokeStyle = INK;
  pen.lineWidth = PEN;
  pen.lineCap = pen.lineJoin = 'round';
}

function at(event: PointerEvent<HTMLCanvasElement>): { x: number; y: number } {
  const box = event.currentTarget.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}

const pictureOf = (canvas: HTMLCanvasElement | null): Promise<Blob | null> => new Promise((resolve) => (canvas ? canvas.toBlob(resolve, 'image/png') : resolve(null)));
