// The script at the beginning of a guest's markup, which runs before anything after it is painted.
import { bootGuest } from './guest-boot.ts';
import { postSigns } from './guest-signs.ts';

const guest = document.currentScript?.parentElement;
if (guest) bootGuest(guest, window.location);
postSigns(window, document);
