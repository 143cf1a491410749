// @ts-check
(() => {
    "use strict";
})();
