import type { Frame } from 'playwright-core';
import { faults } from '../../browser/look.ts';
import type { openInTeams } from './open.ts';
import { until } from './until.ts';

type Opened = Pick<Awaited<ReturnType<typeof openInTeams>>, 'page' | 'frame' | 'teams'>;

/** What axe finds grave in the tab's frame, in all three themes and at both widths. Leaves it light and wide. */
export async function faultsInEveryLook({ page, frame, teams }: Opened): Promise<string[]> {
  const coloured = ['color-contrast', 'link-in-text-block'];
  const found = await faults(frame);
  for (const theme of ['dark', 'contrast', 'default']) {
    await teams.tell('themeChange', theme);
    await until(() => lookOf(frame)).toBe(theme);
    // A colour that is inherited settles an element at a time.
    await until(() => frame.evaluate(settling)).toBe(0);
    if (theme !== 'default')
      found.push(...(await faults(frame, undefined, coloured)).map((each) => `${theme}: ${each}`));
  }
  const iframe = await frame.frameElement();
  // The frame hears of its new size a moment after the page: a press meanwhile would land beside its button.
  const resize = async (size: { readonly width: number; readonly height: number }) => {
    await page.setViewportSize(size);
    await until(async () => [(await iframe.boundingBox())?.width, await frame.evaluate(() => innerWidth)]).toSatisfy(
      ([outer, inner]) => outer === inner,
    );
  };
  const wide = page.viewportSize();
  await resize({ width: 360, height: 740 });
  found.push(...(await faults(frame)).map((each) => `phone: ${each}`));
  const over = await frame.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (over > 0) found.push(`phone: ${over} pixels too wide`);
  if (wide) await resize(wide);
  return found;
}

/** How many colours are still on their way. */
const settling = () => document.getAnimations().filter((each) => each instanceof CSSTransition).length;

/** Which of Teams' themes is drawn, by the colour that tells them apart. */
export const lookOf = (frame: Frame): Promise<string> =>
  frame.evaluate(() => {
    const colours: Record<string, string> = { '#ffffff': 'default', '#292929': 'dark', '#000000': 'contrast' };
    const provider = document.querySelector('.fui-FluentProvider');
    const colour = provider ? getComputedStyle(provider).getPropertyValue('--colorNeutralBackground1').trim() : '';
    return colours[colour] ?? colour;
  });
