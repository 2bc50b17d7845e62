export { LoadingStopped, loadDemoOnFirstStart } from './first-start.js';
export { type ShownProgress, showProgress } from './progress.js';
export { municipalities } from './places.js';
export { type SeasonOptions, type SeasonProgress, loadSeason } from './season.js';
