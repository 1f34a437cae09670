// The overview: what this is, the state of every paper, the newest findings.
import { overviewPage } from "./components/overview-page.ts";
import { paperSlugs, readPaper } from "./sources/paper.ts";

process.stdout.write(overviewPage(await Promise.all(paperSlugs().map(readPaper))));
