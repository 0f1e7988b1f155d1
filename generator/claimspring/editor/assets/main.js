import * as api from "/assets/api.js";
import { go, here, tell, text, watch } from "/assets/page.js";
import "/assets/acts.js";
import "/assets/selection.js";
import "/assets/sentences.js";
import "/assets/finder.js";
import "/assets/keys.js";
import "/assets/tabs.js";
import "/assets/tongues.js";

addEventListener("popstate", () => go(here(), { push: false }));

if (await api.open()) {
  await go(here() + location.hash, { push: false });
  watch();
} else {
  document.getElementById("waiting")?.remove();
  tell(text("nokey"), true);
}
