// The script of the page that makes embed codes.
import type { EmbedStories } from './embed-code.ts';
import { mountEmbedCodeForm } from './embed-code-form.ts';
import { pageJson } from './page-json.ts';

const form = document.querySelector<HTMLFormElement>('[data-embed-code-form]');
if (form) mountEmbedCodeForm(form, pageJson<EmbedStories>());
