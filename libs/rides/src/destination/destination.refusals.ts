import { refusal } from '#kernel';

export const destinationRefusals = {
  DestinationIsRetired: refusal<{ destinationId: string }>({
    da: () => 'Stedet bruges ikke mere. Vælg et andet sted, eller opret det på ny.',
    en: () => 'The place is no longer in use. Choose another place, or add it anew.',
  }),
} as const;
