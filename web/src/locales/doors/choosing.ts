/** The words of choosing when somebody comes, which the portal fetches with that page. */
export default {
  'zh-CN': () => import('../zh-CN/choosing.json'),
  en: () => import('../en/choosing.json'),
};
