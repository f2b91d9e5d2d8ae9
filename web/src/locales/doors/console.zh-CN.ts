import common from '../zh-CN/common.json';
import console from '../zh-CN/console.json';
import people from '../zh-CN/people.json';
import customers from '../zh-CN/customers.json';
import assets from '../zh-CN/assets.json';
import notices from '../zh-CN/notices.json';
import workorders from '../zh-CN/workorders.json';

export default { ...common, ...console, ...people, ...customers, ...assets, ...notices, ...workorders };
