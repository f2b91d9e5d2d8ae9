/** The words the door `console` speaks; only the language somebody reads is fetched. */
export default {
  'zh-CN': () => import('./console.zh-CN'),
  en: () => import('./console.en'),
};
