import { refusal } from '#kernel';

/** Why no edition is made, and what would work instead. */
export const editionRefusals = {
  PosterOfWhat: refusal({
    da: () => 'En plakat er for én aktivitet. Vælg den aktivitet eller café, som plakaten skal vise.',
    en: () => 'A poster is for one activity. Choose the activity or café that it is to show.',
  }),
  OnlyPostersAreOfOne: refusal({
    da: () => 'Et katalog eller en folder viser hele overblikket. Vælg en plakat, eller lad aktiviteten være tom.',
    en: () => 'A catalogue or a folder shows the whole overview. Choose a poster, or leave the activity out.',
  }),
} as const;
