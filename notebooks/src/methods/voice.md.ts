// The methods page of @quickening/voice: words from notebooks/methods/voice.md, tables from tests and benchmarks.
import { methodsPage } from "../components/methods-page.ts";

process.stdout.write(methodsPage("voice"));
