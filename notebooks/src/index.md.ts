// The overview: what this is, the state of every paper, the newest findings.
import { overviewPage } from "./components/overview-page.ts";
import { withNarrowLead } from "./sources/narrow-figures.ts";
import { isBroken, paperSlugs, readPaper } from "./sources/paper.ts";

const papers = await Promise.all(
	paperSlugs().map(async (slug) => {
		const paper = await readPaper(slug);
		try {
			return isBroken(paper) ? paper : await withNarrowLead(paper);
		} catch (error) {
			return { slug, problem: error instanceof Error ? error.message : String(error) };
		}
	}),
);
process.stdout.write(overviewPage(papers));
