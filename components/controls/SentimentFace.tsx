import type { IconNode } from 'lucide';
import { t } from '@/components/locales';
import type { Sentiment } from '@/core/model/case';
import { Icon } from './Icon.tsx';
import {
  FaceNeutralIcon,
  FaceSlightlyFrowningIcon,
  FaceSlightlySmilingIcon,
  FaceSlightlySmilingPlusIcon,
} from './icons.ts';

/** A face each; `null` = nobody set one yet. */
export const SENTIMENT_ICONS: Readonly<Record<Sentiment | 'none', IconNode>> = {
  negative: FaceSlightlyFrowningIcon,
  neutral: FaceNeutralIcon,
  positive: FaceSlightlySmilingIcon,
  none: FaceSlightlySmilingPlusIcon,
};

/** How the contact feels, as an agent judged it. */
export function SentimentFace({ sentiment }: { readonly sentiment: Sentiment | null }) {
  const value = sentiment ?? 'none';
  return (
    <span class="sentiment" data-sentiment={value}>
      <Icon of={SENTIMENT_ICONS[value]} label={`${t('sentiment.label')}: ${t(`sentiment.${value}`)}`} />
    </span>
  );
}
