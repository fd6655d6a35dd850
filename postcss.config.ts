import { fillInContainer, fillInMedia } from '#theme/media.ts';

/** The part of PostCSS's at-rules that is used here. */
interface AtRule {
  params: string;
  error(message: string): Error;
}

const replaced =
  (fillIn: (params: string) => string) =>
  (rule: AtRule): void => {
    try {
      rule.params = fillIn(rule.params);
    } catch (error) {
      throw rule.error(error instanceof Error ? error.message : String(error));
    }
  };

/**
 * Fills in `@media (--wide)` and `@container controls (--tight-row)` from the table of the layout, since queries cannot read custom properties. Turbopack
 * bundles this file with what it imports, so that both may be TypeScript, and builds the sheets again when one changes.
 */
export default {
  plugins: [{ postcssPlugin: 'map-story-layout', AtRule: { media: replaced(fillInMedia), container: replaced(fillInContainer) } }],
};
