// The script of pages with steps whose picture fills the stage.
import { covers } from './covers.ts';

covers(document);
