/** The words the door `portal` speaks; only the language somebody reads is fetched. */
export default {
  'zh-CN': () => import('./portal.zh-CN'),
  en: () => import('./portal.en'),
};
