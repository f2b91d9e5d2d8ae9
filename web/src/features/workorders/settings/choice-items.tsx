import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';

import styles from './choice-items.module.css';

const CODE = /^[a-z][a-z0-9_]{0,31}$/;

/** The choices of a field, in the order in which they are offered. One that was saved is put away, never taken out. */
export function ChoiceItems({ stands }: { stands: string[] }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const required = (name: string) => [{ required: true, whitespace: true, message: t('people.required', { name }) }];
  return (
    <Form.List name="choices">
      {(rows, { add, remove, move }) => (
        <fieldset className={styles['choices']}>
          <legend>{t('ownFields.choices')}</legend>
          {rows.map(({ key, name }) => {
            const code = form.getFieldValue(['choices', name, 'code']) as string | undefined;
            const saved = code !== undefined && stands.includes(code);
            const away = form.getFieldValue(['choices', name, 'archived']) === true;
            return (
              <div key={key} className={`${styles['choice']} ${away ? styles['away'] : ''}`.trim()}>
                <Form.Item name={[name, 'name_zh']} rules={required(t('names.zh'))}>
                  <Input placeholder={t('names.zh')} aria-label={t('names.zh')} maxLength={200} />
                </Form.Item>
                <Form.Item name={[name, 'name_en']} rules={required(t('names.en'))}>
                  <Input placeholder={t('names.en')} aria-label={t('names.en')} maxLength={200} />
                </Form.Item>
                <Form.Item name={[name, 'code']} rules={[{ pattern: CODE, required: true, message: t('ownFields.codeForm') }]}>
                  <Input placeholder={t('names.code')} aria-label={t('names.code')} maxLength={32} disabled={saved} />
                </Form.Item>
                <Form.Item name={[name, 'archived']} hidden initialValue={false}>
                  <Input />
                </Form.Item>
                <span className={styles['steps']}>
                  <Button size="small" look="quiet" square disabled={name === 0} aria-label={t('ownFields.up')} title={t('ownFields.up')} onClick={() => move(name, name - 1)}>
                    <Icon name="up" size={14} />
                  </Button>
                  <Button size="small" look="quiet" square disabled={name === rows.length - 1} aria-label={t('ownFields.down')} title={t('ownFields.down')} onClick={() => move(name, name + 1)}>
                    <Icon name="down" size={14} />
                  </Button>
                  {saved ? (
                    <Button size="small" look="quiet" onClick={() => form.setFieldValue(['choices', name, 'archived'], !away)}>
                      {t(away ? 'ownFields.bringBack' : 'ownFields.putAway')}
                    </Button>
                  ) : (
                    <Button size="small" look="quiet" square aria-label={t('ownFields.drop')} title={t('ownFields.drop')} onClick={() => remove(name)}>
                      <Icon name="cross" size={14} />
                    </Button>
                  )}
                </span>
              </div>
            );
          })}
          <Button size="small" look="quiet" onClick={() => add({ code: '', name_zh: '', name_en: '', archived: false })}>
            <Icon name="plus" size={14} />
            {t('ownFields.addChoice')}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
}
