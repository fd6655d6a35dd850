import type { ReactNode } from 'react';

/** A publisher's logo, as a page shows it. */
export interface LogoProps {
  readonly src: string;
  /** CSS px */
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  /** where it leads; null: nowhere */
  readonly href: string | null;
}

/** The logo over a page's first words. */
export function Logo({ href, ...picture }: LogoProps): ReactNode {
  const image = <img {...picture} alt={picture.alt} />;
  return <p className="logo">{href === null ? image : <a href={href}>{image}</a>}</p>;
}
