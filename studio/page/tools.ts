import { screenSizes } from '#studio/screen-sizes.ts';
import { button } from './dom.ts';
import { type Handles, handles } from './handles.ts';
import type { Studio } from './studio.ts';
import type { UnderText } from './under-text.ts';

/** The handles over the large screen, which the author turns on and off. */
export interface TurnedHandles {
  isOn(): boolean;
  turn(on: boolean): void;
  /** Puts them where the map has what they stand for. */
  place(): void;
  /** Makes them anew, of what the story has now. */
  renew(): void;
  /** Looks whether they are those of another step. */
  look(): void;
}

export function turnedHandles(studio: Studio): TurnedHandles {
  let pulling: Handles | null = null;
  const renew = (): void => {
    // One that is being pulled stays in the author's hand; what it is dropped at has all placed anew.
    if (!pulling || pulling.held()) return;
    pulling = handles(studio.main(), studio);
  };
  return {
    isOn: () => pulling !== null,
    turn(on) {
      if (!on) pulling?.remove();
      pulling = on ? handles(studio.main(), studio) : null;
    },
    place: () => pulling?.place(),
    renew,
    look() {
      if (pulling?.stale()) renew();
      pulling?.place();
    },
  };
}

/** The buttons above the screens: which of them is large, and what lies over it. @param draw shows what has been turned on */
export function toolButtons(studio: Studio, under: UnderText, pulled: TurnedHandles, draw: () => void): HTMLElement[] {
  const pressed = (is: boolean): string => (is ? 'true' : 'false');
  const { name: large } = studio.main().device;
  return [
    ...screenSizes.map(({ name }) =>
      button(name, () => studio.enlarge(name), { 'aria-pressed': pressed(name === large), 'data-key': `large-${name}` }),
    ),
    button(
      'Under the text',
      () => {
        under.turn(!under.isOn());
        draw();
      },
      { 'aria-pressed': pressed(under.isOn()), 'data-key': 'under' },
    ),
    button(
      'Handles',
      () => {
        if (pulled.isOn()) pulled.turn(false);
        else if (studio.main().page()?.mapStory?.map()) pulled.turn(true);
        else studio.say('The map does not show yet, or this browser can’t show it.', true);
        draw();
      },
      { 'aria-pressed': pressed(pulled.isOn()), 'data-key': 'handles' },
    ),
  ];
}
