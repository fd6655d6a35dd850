// The script of a story's page.
import { mountStory } from './mount-story.ts';
import { startStory } from './start.ts';

void startStory(mountStory, true);
