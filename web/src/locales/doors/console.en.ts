import common from '../en/common.json';
import console from '../en/console.json';
import people from '../en/people.json';
import customers from '../en/customers.json';
import assets from '../en/assets.json';
import notices from '../en/notices.json';
import workorders from '../en/workorders.json';

export default { ...common, ...console, ...people, ...customers, ...assets, ...notices, ...workorders };
