document.body.dataset.started = '';
