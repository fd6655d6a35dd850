/** The part of react-scrollama that is used; it has no types of its own. */
declare module 'react-scrollama' {
  import type { ReactNode } from 'react';
  export function Scrollama(props: { offset: number; onStepEnter: (entered: { data: number }) => void; children: ReactNode }): ReactNode;
  export function Step(props: { data: number; children: ReactNode }): ReactNode;
}
