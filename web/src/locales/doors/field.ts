/** The words the door `field` speaks; only the language somebody reads is fetched. */
export default {
  'zh-CN': () => import('./field.zh-CN'),
  en: () => import('./field.en'),
};
