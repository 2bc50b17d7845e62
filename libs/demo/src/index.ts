export { type SeasonOptions, type SeasonProgress, loadSeason } from './season.js';
