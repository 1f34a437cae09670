import { afterAll, beforeAll, describe, it } from "vitest";
import { earlyMoments, killAndRecover, slowFixture } from "./cut.ts";
import { type Fixture, pinnedDvc } from "./fixture.ts";

describe.skipIf(pinnedDvc() === undefined)("a rebuild that is killed early", () => {
	let fixture: Fixture;
	let results: Record<string, string>;
	beforeAll(async () => {
		fixture = await slowFixture();
		results = fixture.results("tiny");
	});
	afterAll(() => fixture?.remove());

	it.each(earlyMoments)("(kill -9 after %i ms) is taken up again, with git clean and the same bytes", (moment) =>
		killAndRecover(fixture, results, moment),
	);
});
