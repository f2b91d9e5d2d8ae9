import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect, type ReactNode } from 'react';

import { useMode } from '@/lib/appearance';
import { STILL, useMedia } from '@/lib/media';
import { useReader } from '@/lib/reader';

import { antdTheme } from './antd-theme';

/** Gives antd our theme, light or dark as the page is, and the reader's language. */
export function AntdFrame({ children }: { children: ReactNode }) {
  const mode = useMode();
  const still = useMedia(STILL);
  const { language } = useReader();
  useEffect(() => void dayjs.locale(language === 'en' ? 'en' : 'zh-cn'), [language]);
  return (
    <ConfigProvider theme={antdTheme(mode, still)} locale={language === 'en' ? enUS : zhCN} button={{ autoInsertSpace: false }}>
      <App component={false} message={{ maxCount: 3 }}>
        {children}
      </App>
    </ConfigProvider>
  );
}
