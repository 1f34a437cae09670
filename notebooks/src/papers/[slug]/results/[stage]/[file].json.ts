// What a stage wrote, for the paper's notebook.
import { writeStageOutput } from "../../../../sources/write-result.ts";

await writeStageOutput("json");
