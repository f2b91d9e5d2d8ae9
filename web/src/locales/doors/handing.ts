/** The words of a customer's link that staff hand on, fetched with the card of who is on the way. */
export default {
  'zh-CN': () => import('../zh-CN/handing.json'),
  en: () => import('../en/handing.json'),
};
