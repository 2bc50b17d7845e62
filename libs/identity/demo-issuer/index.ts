export { type DemoIssuer, type DemoIssuerOptions, demoIssuer } from './demo-issuer.js';
export { type DemoPerson, demoPeople } from './people.js';
