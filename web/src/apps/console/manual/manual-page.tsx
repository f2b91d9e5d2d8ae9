import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';

import { csrfToken } from '@/api/http';
import { newKey } from '@/api/ids';
import { Page } from '@/features/people/parts/page';
import { Bones, Read } from '@/features/people/parts/read';
import { useMode } from '@/lib/appearance';
import { useReader } from '@/lib/reader';

import './manual.css';
import { carrying, type Document } from './prepared';
import { DOCUMENTS, manualQuery, type DocumentName } from './queries';
import { draw } from './swagger';

/** The three APIs, read and tried out with one's own rights. */
export function ManualPage() {
  const { t } = useTranslation();
  const [address, setAddress] = useSearchParams();
  const asked = address.get('of');
  const name = DOCUMENTS.find((one) => one === asked) ?? 'staff';
  const manual = useQuery(manualQuery(name));
  return (
    <Page title={t('manual.title')} lead={t('manual.lead')} tools={<a href={`/api/v1/documents/${name}.json`} download>{t('manual.download')}</a>}>
      <Segmented<DocumentName> aria-label={t('manual.title')} value={name} onChange={(of) => setAddress({ of }, { replace: true })} options={DOCUMENTS.map((value) => ({ value, label: t(`manual.of.${value}`) }))} />
      <p className="manual-about">{t(`manual.about.${name}`)}</p>
      <Read query={manual} bones={<Bones rows={12} />}>
        {(document) => <Drawn key={name} document={document} />}
      </Read>
    </Page>
  );
}

function Drawn({ document: told }: { document: Document }) {
  const place = useRef<HTMLDivElement>(null);
  const { language } = useReader();
  const mode = useMode();

  useEffect(() => {
    return place.current ? draw(place.current, told, (request) => carrying(request, { csrf: csrfToken(), name: newKey(), language })) : undefined;
  }, [told, language]);

  useEffect(() => {
    const page = document.documentElement.classList;
    page.toggle('dark-mode', mode === 'dark');
    return () => page.remove('dark-mode');
  }, [mode]);

  return <div ref={place} className="manual" />;
}
