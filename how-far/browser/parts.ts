/** The elements of the page that its script changes, by the `data-far-…` attribute that marks them. */
export interface Parts {
  readonly form: HTMLFormElement;
  readonly city: HTMLInputElement;
  readonly list: HTMLElement;
  /** the live region round the sentences */
  readonly said: HTMLElement;
  readonly problem: HTMLElement;
  readonly result: HTMLElement;
  readonly halfway: HTMLElement;
  readonly turn: HTMLInputElement;
  readonly copy: HTMLButtonElement;
  readonly picture: HTMLElement;
}

const names: readonly (keyof Parts)[] = ['form', 'city', 'list', 'said', 'problem', 'result', 'halfway', 'turn', 'copy', 'picture'];

/** @throws Error that names an element that the page lacks */
export function partsOf(root: ParentNode): Parts {
  const found = names.map((name) => {
    const element = root.querySelector(`[data-far-${name}]`);
    if (!element) throw new Error(`Unexpected page without data-far-${name}, expected an element that has it`);
    return [name, element] as const;
  });
  return Object.fromEntries(found) as unknown as Parts;
}
