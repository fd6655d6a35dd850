import type { Field } from '#studio/keys.ts';
import type { Value } from '#studio/yaml-scalar.ts';
import { isRecord } from './key-place.ts';

// The forms that one value can have, as a list of names or each with a number.

/** Whether a value has a form. */
export function fits(field: Field, value: unknown): boolean {
  if (Array.isArray(value)) return field.is === 'list' || field.is === 'point';
  if (isRecord(value)) return field.is === 'parts' || field.is === 'map' || field.is === 'words';
  return value !== undefined && ['text', 'number', 'choice', 'name', 'truth'].includes(field.is);
}

/** The same in another form, where nothing has to be asked for it. */
export function converted(value: unknown, form: Field): Value | undefined {
  const list = form.is === 'list';
  if (form.is === 'map' && Array.isArray(value)) return Object.fromEntries(value.map((name) => [String(name), 1]));
  if (form.is === 'parts' && Array.isArray(value) && form.parts.every((part) => part.field.is === 'list'))
    return value.length === 0 ? undefined : { [form.parts.at(-1)?.key ?? '']: value as Value[] };
  if (form.is === 'parts' && typeof value === 'string') {
    const [only, another] = form.parts.filter((part) => part.required);
    return only?.field.is === 'text' && !another ? { [only.key]: value } : undefined;
  }
  if (list && isRecord(value)) {
    const all = Object.values(value);
    return all.every(Array.isArray) ? ([...new Set(all.flat())] as Value[]) : Object.keys(value);
  }
  if (list && form.exactly === 2 && typeof value === 'number') return [value, value];
  if (form.is === 'number' && Array.isArray(value) && typeof value[0] === 'number') return value[0];
  return form.is === 'text' && isRecord(value) && typeof value.url === 'string' ? value.url : undefined;
}

/** A form in words, as a button says them. */
export function saidOf(form: Field): string {
  if (form.is === 'list') return form.exactly === 2 ? 'a range' : 'a list';
  if (form.is === 'map') return 'each with a number';
  if (form.is === 'parts') return `with ${form.parts.map(({ key }) => key).join(', ')}`;
  return form.is === 'choice' ? form.values.join(' or ') : `a ${form.is}`;
}
