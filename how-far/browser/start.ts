// The script of the page.
import { pageJson } from '#browser/page-json.ts';
import { type HowFarProps, mountHowFar } from './mount.ts';

const root = document.querySelector<HTMLElement>('[data-how-far]');
if (root) mountHowFar(root, pageJson<HowFarProps>());
